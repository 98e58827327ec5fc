// The wizard itself inside the page, with the draft in it. A change of the draft keeps the place in the walk.
export default function (component) {
  const { parentElement, data } = component;
  let frame = parentElement.querySelector('iframe');
  if (!frame) {
    frame = document.createElement('iframe');
    frame.title = data.title;
    parentElement.append(frame);
  }
  if (frame.dataset.src !== data.src) {
    frame.dataset.src = data.src;
    frame.src = data.src;
  } else if (frame.dataset.turn !== String(data.turn)) {
    const at = new URL(frame.contentWindow.location.href);
    at.searchParams.set('preview', data.preview);
    frame.contentWindow.location.replace(at);
  }
  frame.dataset.turn = String(data.turn);
}
