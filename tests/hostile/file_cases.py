"""Files and folders that are not what they seem."""

from __future__ import annotations

import gzip
import os
import random
import socket
from pathlib import Path

from tests.hostile import Case, entry_text, flow_text
from tests.toys import PAPER, WIFI, answer

SAYS_LITTLE = "title: ä “quoted”\n"


def a_folder(folder: Path, name: str) -> None:
    (folder / name).unlink(missing_ok=True)
    (folder / name).mkdir()


def a_link(folder: Path, name: str, target: str) -> None:
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(target)


def a_pipe(folder: Path, name: str) -> None:
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)


def a_link_out(folder: Path) -> None:
    (folder.parent / "secret.yaml").write_text(PAPER)
    a_link(folder, "flows/bad.yaml", "../../secret.yaml")


def a_ring_of_links(folder: Path) -> None:
    a_link(folder, "flows/bad.yaml", "worse.yaml")
    a_link(folder, "flows/worse.yaml", "bad.yaml")


def a_socket(folder: Path) -> None:
    here = Path.cwd()
    os.chdir(folder / "flows")  # the path of a socket has to be short
    try:
        with socket.socket(socket.AF_UNIX) as ear:
            ear.bind("bad.yaml")
    finally:
        os.chdir(here)


def a_name(name: bytes, text: str = PAPER) -> Case:
    """A flow in a file whose name is these bytes."""

    def put(folder: Path) -> None:
        with open(os.fsencode(folder / "flows") + b"/" + name, "wb") as stream:  # noqa: PTH123
            stream.write(text.encode())

    return put


ENCODINGS: dict[str, Case] = {
    "saved as utf-16": flow_text(PAPER.encode("utf-16")),
    "saved as utf-16 without a mark": flow_text(PAPER.encode("utf-16-le")),
    "saved as utf-32": flow_text(PAPER.encode("utf-32")),
    "saved as latin-1": flow_text("title: ä\n".encode("latin-1")),
    "saved as windows-1252": flow_text(SAYS_LITTLE.encode("cp1252")),
    "saved as shift-jis": flow_text("title: 印刷\n".encode("shift-jis")),
    "entry saved as latin-1": entry_text(answer(body="Geh zurück.\n").encode("latin-1")),
    "slash written with too many bytes": flow_text(b"title: \xc0\xaf\n"),
    "half a letter at the end": flow_text("title: x\nabout: ä".encode()[:-1]),
    "half of a surrogate pair": flow_text(b"title: \xed\xa0\x80\n"),
    "second byte order mark": flow_text("\ufeff\ufeff" + PAPER),
    "byte order mark in the middle": flow_text(PAPER.replace("about:", "\ufeffabout:")),
    "a null byte": flow_text(PAPER.replace("Nothing comes", "Nothing\0comes")),
    "only null bytes": flow_text(b"\0" * 4096),
    "an escape sequence of the terminal": flow_text(PAPER.replace("stuck", "\x1b[31mred")),
    "a bell": flow_text(PAPER.replace("stuck", "\x07")),
    "a control character of the second set": flow_text(PAPER.replace("stuck", "\x9b31m")),
    "a letter that is none": flow_text(PAPER.replace("stuck", "\uffff")),
    "random bytes": flow_text(random.Random(1).randbytes(4096)),
    "a zip": flow_text(gzip.compress(PAPER.encode(), mtime=0)),
    "a PDF": flow_text(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
    "a picture": entry_text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    "fine: a byte order mark": flow_text("\ufeff" + PAPER),
    "fine: windows line ends": flow_text(PAPER.replace("\n", "\r\n")),
    "fine: old mac line ends": flow_text(PAPER.replace("\n", "\r")),
    "fine: no line end at the end": flow_text(PAPER.rstrip("\n")),
    "fine: emoji": flow_text(PAPER.replace("stuck", "stuck 👩‍⚖️🇺🇸")),
    "fine: right to left": flow_text(PAPER.replace("The printer is stuck", "המדפסת תקועה")),
    "fine: joiners of persian": flow_text(PAPER.replace("stuck", "می‌خواهم")),
}
SIZES: dict[str, Case] = {
    "empty file": flow_text(""),
    "empty entry": entry_text(""),
    "only spaces": flow_text("   \n\n   \n"),
    "only a comment": flow_text("# later\n"),
    "ten megabytes of one text": flow_text("title: " + "x" * 10_000_000),
    "ten megabytes of line breaks": flow_text("\n" * 10_000_000),
    "one byte too many": flow_text("#" * (1024 * 1024 + 1)),
    "a megabyte of quotes": flow_text('"' * 1_000_000),
    "a megabyte of dashes": flow_text("- \n" * 340_000),
    "a megabyte of colons": flow_text(":" * 1_000_000),
    "a megabyte of question marks": flow_text("? \n" * 340_000),
    "a megabyte of front matter marks": entry_text("---\n" * 260_000),
    "a megabyte of spaces in front matter": entry_text("---" + " " * 1_000_000),
    "half written": flow_text(WIFI[: len(WIFI) // 2]),
    "half written inside a word": flow_text(WIFI[: WIFI.index("he lamp show")]),
    "half written entry": entry_text(answer()[:60]),
}
FRONT: dict[str, Case] = {
    "front matter never closed": entry_text("---\ntitle: x\n\nText.\n"),
    "front matter closed by dots": entry_text("---\ntitle: x\n...\n\nText.\n"),
    "front matter closed by too many dashes": entry_text("---\ntitle: x\n----\nText.\n"),
    "front matter closed by an indented line": entry_text("---\ntitle: x\n ---\nText.\n"),
    "front matter after an empty line": entry_text("\n" + answer()),
    "front matter missing": entry_text("Only text.\n"),
    "front matter empty": entry_text("---\n---\nText.\n"),
    "front matter with a tab": entry_text("---\ntitle:\n\t- x\n---\nText.\n"),
    "front matter without an answer": entry_text(answer(body="")),
    "front matter with an answer of spaces": entry_text(answer(body="  \n \n")),
    "front matter in another format": entry_text('+++\ntitle = "x"\n+++\nText.\n'),
}
PLACES: dict[str, Case] = {
    "folder named like a flow": lambda folder: a_folder(folder, "flows/bad.yaml"),
    "folder named like an entry": lambda folder: a_folder(folder, "faq/bad.md"),
    "folder named like the court": lambda folder: a_folder(folder, "faq/court.yaml"),
    "folder inside flows": lambda folder: a_folder(folder, "flows/more"),
    "link out of the folder": a_link_out,
    "link to an endless device": lambda folder: a_link(folder, "flows/bad.yaml", "/dev/zero"),
    "link to the process itself": lambda folder: a_link(
        folder, "flows/bad.yaml", "/proc/self/environ"
    ),
    "link to itself": lambda folder: a_link(folder, "flows/bad.yaml", "bad.yaml"),
    "links in a ring": a_ring_of_links,
    "link to nowhere": lambda folder: a_link(folder, "flows/bad.yaml", "gone.yaml"),
    "link to the folder above": lambda folder: a_link(folder, "flows/bad.yaml", ".."),
    "court is a link to itself": lambda folder: a_link(folder, "faq/court.yaml", "court.yaml"),
    "court is a link out": lambda folder: a_link(folder, "faq/court.yaml", "/etc/passwd"),
    "pipe that nobody fills": lambda folder: a_pipe(folder, "flows/bad.yaml"),
    "court is a pipe": lambda folder: a_pipe(folder, "faq/court.yaml"),
    "socket": a_socket,
    "court is missing": {"faq/court.yaml": None},
    "glossary is missing": {"faq/glossary.yaml": None},
    "fine: a link to another flow": lambda folder: a_link(folder, "flows/bad.yaml", "paper.yaml"),
}
NAMES: dict[str, Case] = {
    "name that windows keeps": a_name(b"con.yaml"),
    "name that windows keeps for a port": a_name(b"com1.yaml"),
    "name that windows keeps for nothing": a_name(b"nul.yaml"),
    "name with capitals": a_name(b"Bad.yaml"),
    "name that differs only in capitals": a_name(b"PAPER.yaml"),
    "name with a space": a_name(b"my printer.yaml"),
    "name with dots": a_name(b"a.b.yaml"),
    "name with a hyphen in front": a_name(b"-rf.yaml"),
    "name with an underscore": a_name(b"my_printer.yaml"),
    "name with a line break": a_name(b"a\nb.yaml"),
    "name with an escape sequence": a_name(b"a\x1b[31mb.yaml"),
    "name that is not utf-8": a_name(b"caf\xe9.yaml"),
    "name that turns the text": a_name("a\u202eb.yaml".encode()),
    "name with an emoji": a_name("📄.yaml".encode()),
    "name with a lookalike letter": a_name("pаper.yaml".encode()),
    "name of 65 letters": a_name(b"a" * 65 + b".yaml"),
    "name of 240 letters": a_name(b"a" * 240 + b".yaml"),
    "name of the court's file": a_name(b"court.yaml"),
    "entry named like the glossary": {"faq/glossary.md": answer()},
    "ending yml": a_name(b"bad.yml"),
    "ending in capitals": a_name(b"bad.YAML"),
    "ending txt": a_name(b"bad.yaml.txt"),
    "answer among the flows": a_name(b"bad.md"),
    "flow among the answers": {"faq/bad.yaml": PAPER},
    "fine: a name that is only an ending": a_name(b"..yaml"),
    "fine: files an editor leaves behind": {
        "flows/.bad.yaml": "[",
        "flows/bad.yaml~": "[",
        "flows/.bad.yaml.swp": b"\0",
        "faq/.DS_Store": b"\0",
    },
}
CASES = {**ENCODINGS, **SIZES, **FRONT, **PLACES, **NAMES}
