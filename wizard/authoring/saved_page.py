"""A saved page: from the bytes of a file to its text and the address that it came from."""

from __future__ import annotations

import codecs
import email
import re
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht", ".txt")
"""What a folder of saved pages is searched for."""

_MARKUP = re.compile(
    r"<\s*(?:!doctype html|html|body|p|div|dl|h[1-6]|details|table|ul|ol|section|br)\b", re.I
)
_DECLARED = re.compile(
    rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|^<\?xml[^<>]{0,100}?encoding\s*="
    rb"\s*[\"']([\w.:-]{1,40})",
    re.I,
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=(?:\(\d+\))?\s*(\S{1,2000})\s*-->", re.I)
_HEAD = 8192
"""Bytes. The HTML standard looks for the declared encoding in the first 1,024; editors are lax."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The text of a page; `address` is "" where the file does not tell where it was saved."""

    text: str
    address: str = ""

    @property
    def markup(self) -> bool:
        return bool(_MARKUP.search(self.text))


def read_saved(data: bytes) -> SavedPage:
    """A page from the bytes of an HTML, text or .mhtml file, in whatever encoding it has."""
    head = data[:_HEAD].lower()
    if b"mime-version:" in head and b"content-type:" in head and head.lstrip()[:1] != b"<":
        return _from_archive(data)
    text = decoded(data)
    return SavedPage(text, web_address(_saved_from(text)))


def web_address(text: str) -> str:
    """The text if it is an address of the web, else ""."""
    text = text.strip()
    return text if re.fullmatch(r"https?://[^\s\"'<>\\^`{|}]{1,2000}", text, re.I) else ""


def decoded(data: bytes, declared: str = "") -> str:
    """Bytes as text: by their mark, as UTF-8, as declared, or else as Windows-1252."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    if wide := _wide(data[:_HEAD]):
        return data.decode(wide, "replace")
    found = _DECLARED.search(data[:_HEAD])
    said = declared or (found and (found[1] or found[2] or b"").decode("ascii")) or ""
    for name in ("utf-8", said):
        try:
            return data.decode(_known(name))
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", "replace")


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def _known(name: str) -> str:
    """The codec of a declared encoding; browsers read Latin-1 and ASCII as Windows-1252."""
    try:
        codec = codecs.lookup(name or "cp1252").name
    except LookupError:
        return "cp1252"
    text_only = codec.startswith(("utf-8", "cp", "iso8859", "koi8", "mac", "shift", "euc", "gb"))
    return codec if text_only and codec not in ("iso8859-1", "ascii") else "cp1252"


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: every second byte of plain English is zero."""
    half = len(head) // 2
    if half and head[1::2].count(0) > 0.6 * half:
        return "utf-16-le"
    return "utf-16-be" if half and head[0::2].count(0) > 0.6 * half else ""


def _saved_from(text: str) -> str:
    found = _SAVED_FROM.search(text[:20_000])
    return found[1] if found else ""


def _from_archive(data: bytes) -> SavedPage:
    """The first HTML part of a web archive (.mhtml) is the page; the others are its pictures."""
    archive = email.message_from_bytes(data)
    for part in archive.walk():
        if part.get_content_type() not in ("text/html", "application/xhtml+xml", "text/plain"):
            continue
        raw = part.get_payload(decode=True)
        if isinstance(raw, bytes) and raw.strip():
            text = decoded(raw, str(part.get_content_charset() or ""))
            places = (_header(part, "Content-Location"), _header(archive, "Content-Location"))
            saved = _header(archive, "Snapshot-Content-Location")
            address = next(filter(None, map(web_address, (*places, saved, _saved_from(text)))), "")
            return SavedPage(text, address)
    return SavedPage("")


def _header(part: Message, name: str) -> str:
    return "".join(str(part.get(name, "")).split())


def pages_in(path: Path) -> list[Path]:
    """The saved pages in a folder, by name, without the parts that a browser puts beside one."""
    return sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in SUFFIXES
        and file.is_file()
        and not any(folder.endswith("_files") for folder in file.relative_to(path).parts[:-1])
    )
