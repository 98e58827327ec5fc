"""The history of a content folder: one commit for each file saved, where the folder is in git."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

PATIENCE = 20
"""Seconds that git may take for one step."""
NOBODY = "An editor"
ADDRESS = "editors@localhost"
"""git wants an e-mail; the wizard knows none."""


def commit(folder: Path, file: str, message: str, author: str) -> str:
    """Commit one file. One sentence if that does not work; "" if it does, or there is no git here.

    The file itself stays as it is. Nothing that others have prepared for a commit goes with it.
    """
    if not _in_work_tree(folder):
        return ""
    if shutil.which("git") is None:
        return "The folder is in git, but no git is installed here, so it is not committed."
    try:
        _git(folder, author, "add", "--", file)
        _git(folder, author, "commit", "--quiet", "--message", message, "--only", "--", file)
    except (subprocess.SubprocessError, OSError) as error:
        return f"It could not be committed: {_reason(error)}"
    return ""


def _in_work_tree(folder: Path) -> bool:
    home = folder.resolve()
    return any((parent / ".git").exists() for parent in (home, *home.parents))


def _git(folder: Path, author: str, *words: str) -> None:
    """One step of git, with a known environment, without hooks, without asking anybody."""
    settings = ("core.hooksPath=" + os.devnull, "commit.gpgSign=false", "core.fsmonitor=false")
    subprocess.run(
        [
            str(shutil.which("git")),
            *(part for setting in settings for part in ("-c", setting)),
            "--literal-pathspecs",
            *words,
        ],
        cwd=folder,
        env=_environment(author),
        check=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=PATIENCE,
    )


def _environment(author: str) -> dict[str, str]:
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "SYSTEMROOT": os.environ.get("SYSTEMROOT", ""),  # Windows starts nothing without it
        "LC_ALL": "C.UTF-8",
        "HOME": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_AUTHOR_NAME": author or NOBODY,
        "GIT_AUTHOR_EMAIL": ADDRESS,
        "GIT_COMMITTER_NAME": "E-filing wizard",
        "GIT_COMMITTER_EMAIL": ADDRESS,
    }


def _reason(error: Exception) -> str:
    if isinstance(error, subprocess.TimeoutExpired):
        return "git took too long."
    if isinstance(error, subprocess.CalledProcessError):
        said = (error.stderr or error.stdout or b"").decode("utf-8", "replace")
        first = next((line for line in said.splitlines() if line.strip()), "no reason given")
        return f"git says “{first.strip()[:200]}”."
    return f"{getattr(error, 'strerror', None) or 'no reason given'}."
