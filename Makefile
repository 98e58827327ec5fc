# Sets the wizard up, runs it and tests it. `make help` lists what can be made.

VENV := .venv
PY := $(VENV)/bin/python
PYTHON ?=
ARGS ?=
PIP := $(PY) -m pip install --quiet --disable-pip-version-check
# Browser tests share one worker, so that one server and one browser serve them all.
PYTEST := $(PY) -m pytest -q -n 2 --dist loadfile
export PATH := $(PATH):/usr/sbin:/sbin

.PHONY: help run test test-fast check bench lint clean debian-packages

help:  ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile

run: $(VENV)/run.stamp  ## set up and start the wizard on http://localhost:8501
	@exec $(PY) -m streamlit run wizard_app.py $(ARGS)

test: $(VENV)/test.stamp debian-packages  ## set up, a browser included, and run every test
	@$(PYTEST) $(ARGS)

test-fast: $(VENV)/test.stamp  ## run the tests that need neither server nor browser
	@$(PYTEST) -m "not server" $(ARGS)

check: $(VENV)/run.stamp  ## look for mistakes in flows/ and faq/
	@$(PY) -m wizard check $(ARGS)

bench: $(VENV)/test.stamp  ## measure how fast the wizard is
	@$(PY) -m tests.bench $(ARGS)

lint: $(VENV)/test.stamp  ## check style, types and layers of the code
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports --no-logo

clean:  ## remove what was set up
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is newer than its requirements, so a second run installs nothing.
$(VENV)/run.stamp: requirements.txt | $(PY)
	@echo "Installing what the wizard needs into $(VENV) (once, about a minute) ..."
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/test.stamp: tests/requirements.txt requirements.txt | $(PY)
	@echo "Installing what the tests need into $(VENV) (once, about a minute) ..."
	@$(PIP) -r tests/requirements.txt
	@touch $@ $(VENV)/run.stamp

# Debian's Python comes without its venv module; a half-made folder would look finished.
$(PY):
	@python=; \
	for candidate in $(or $(PYTHON),python3 python3.11 python3.12 python3.13 python3.14); do \
	  if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    python=$$candidate; break; \
	  fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "The wizard needs Python 3.11 or newer. Install it, or name it: make PYTHON=/path/to/python3"; \
	  exit 1; \
	fi; \
	"$$python" -m venv --clear $(VENV) >/dev/null 2>&1 && exit 0; \
	rm -rf $(VENV); \
	$(call apt_install,python3-venv) && "$$python" -m venv $(VENV) && exit 0; \
	rm -rf $(VENV); \
	echo "Python cannot make a virtual environment yet. Run: sudo apt-get install python3-venv"; \
	exit 1

# CHROMIUM, or any Chromium or Chrome on the path, will do as the browser. A library is not on
# the path; only Debian can tell whether it is there (Playwright needs libatomic1). PostgreSQL's
# programs lie in a folder of their own.
debian-packages:
	@missing=; \
	for package in $$(cat tests/debian-packages.txt); do \
	  case $$package in \
	    postgresql) command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1;; \
	    lib*) command -v dpkg >/dev/null || continue; dpkg -s $$package >/dev/null 2>&1;; \
	    chromium) for command in $(CHROMIUM) chromium chromium-browser google-chrome false; do \
	      command -v "$$command" >/dev/null && break; done; [ "$$command" != false ];; \
	    firefox-esr) command -v firefox-esr >/dev/null || command -v firefox >/dev/null;; \
	    *) command -v $$package >/dev/null;; \
	  esac || missing="$$missing $$package"; \
	done; \
	[ -n "$$missing" ] || exit 0; \
	$(call apt_install,$$missing) && exit 0; \
	echo "The tests also need:$$missing. Run: sudo apt-get install$$missing"; \
	exit 1

# Installs Debian packages as root or with a sudo that does not ask; says nothing otherwise.
# No service that comes along (nginx, PostgreSQL) starts, neither now nor at the next boot.
define apt_install
{ \
  root=; [ "$$(id -u)" = 0 ] || root="sudo -n"; \
  apt="$$root env DEBIAN_FRONTEND=noninteractive SYSTEMD_OFFLINE=1 apt-get -qq"; \
  install="$$apt install -y --no-install-recommends" log=$$(mktemp); \
  if command -v apt-get >/dev/null && $$root true 2>/dev/null; then \
    echo "Installing Debian packages:" $(1); \
    $$install $(1) >$$log 2>&1 \
      || { $$apt update && $$install $(1); } >$$log 2>&1 \
      || { tail -n 3 $$log; false; }; \
  else false; fi; \
  installed=$$?; rm -f $$log; \
  for service in nginx postgresql; do \
    case " $(1) " in *" $$service "*) $$root systemctl -q disable $$service 2>/dev/null;; esac; \
  done; \
  [ $$installed = 0 ]; \
}
endef
