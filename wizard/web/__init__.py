"""What stands between the browser and Streamlit: headers, socket, start-up; live classes."""
