"""What tells a format by its first bytes and, where these don't, by its file's name.

Asked for every source, so they lie apart from the readers: a page loads no parser of labels.
"""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["SIGNS"]

_HTML_FIRST = re.compile(
    rb"(?:<!--.*?-->\s*)?(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)", re.IGNORECASE | re.DOTALL
)
_HTML_TAG = re.compile(
    rb"<!doctype html|<html[\s>]|<(?:body|head|article|div|h1|section|main|p|ul|table)[\s>]", re.IGNORECASE
)
_HTML_END = re.compile(rb"</(?:p|li|h[1-6]|div|ul)>", re.IGNORECASE)
_OPENFDA_FIELDS = (b'"openfda"', b'"set_id"', b'"results"', b'"indications_and_usage"', b'"spl_')


def _spl(head: bytes, source_name: str) -> float:
    """Sure when the HL7 v3 namespace or document element is in sight."""
    if b"urn:hl7-org:v3" in head:
        return 1.0
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:5]
    return 0.6 if start == b"<?xml" else 0.5 if source_name.lower().endswith(".xml") else 0.0


def _openfda(head: bytes, source_name: str) -> float:
    """Sure for JSON that shows an openFDA field."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start not in (b"{", b"["):
        return 0.0
    if any(name in head for name in _OPENFDA_FIELDS):
        return 1.0
    return 0.6 if source_name.lower().endswith((".json", ".jsonl", ".ndjson")) else 0.2


def _html(head: bytes, source_name: str) -> float:
    """By a tag near the start; less by suffix alone."""
    start = head[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:5].lower() == b"<?xml" and b"<html" not in head[:4096].lower():
        return 0.0
    if start[:1] == b"<" and _HTML_FIRST.match(start):
        return 0.9
    if start[:1] == b"<" and _HTML_TAG.search(start):
        return 0.8
    if source_name.casefold().endswith((".html", ".htm", ".xhtml")):
        return 0.7
    return 0.4 if len(_HTML_END.findall(head)) >= 4 else 0.0


def _text(head: bytes, source_name: str) -> float:
    """A little for anything, so that it is the last resort; more by suffix, Markdown's above tags within."""
    if source_name.casefold().endswith((".md", ".markdown", ".mdown")):
        return 0.5
    return 0.3 if source_name.casefold().endswith((".txt", ".text")) else 0.1


def _zip(head: bytes, source_name: str) -> float:
    """Sure for a zip's local file header."""
    return 1.0 if head.startswith((b"PK\x03\x04", b"PK\x05\x06")) else 0.0


SIGNS: dict[str, Callable[[bytes, str], float]] = {
    "spl": _spl,
    "openfda": _openfda,
    "html": _html,
    "text": _text,
    "zip": _zip,
}
"""Name of each reader to how surely the first 64 KiB, and then the name's suffix, are its format, 0 to 1."""
