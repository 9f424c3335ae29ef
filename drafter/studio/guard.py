"""Which requests the studio answers: those of its own page, and of nobody else on this machine or on the web.

A web site can send requests to this machine, and can make its own name lead here (DNS rebinding). So the name in Host,
the Origin and the token must all be right. The token has 256 random bits, is compared in constant time, and is in the
address only until the page has read it.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from http import HTTPStatus

TOKEN_HEADER = "X-Drafter-Token"
_TOKEN_BYTES = 32
_OWN_SITES = ("same-origin", "none")

# Sent with every answer. Scripts and styles come from the studio only; nothing is loaded from, or sent, elsewhere.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{}'; img-src 'self' blob: data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def new_token() -> str:
    """Return a new token for an address."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def headers(nonce: str) -> dict[str, str]:
    """Return the headers of every answer; `nonce` allows the style sheet that the editor makes."""
    return {**_HEADERS, "Content-Security-Policy": _POLICY.format(nonce)}


def refusal_of(host: str, method: str, sent: Mapping[str, str]) -> HTTPStatus | None:
    """Return the status with which a request is refused for where it comes from; None if it may be answered.

    `host` is the studio's own, such as 127.0.0.1:8000; `sent` are the headers of the request.
    """
    if sent.get("Host") != host:
        return HTTPStatus.MISDIRECTED_REQUEST
    own, origin = f"http://{host}", sent.get("Origin")
    if origin != own and (origin is not None or method != "GET"):
        return HTTPStatus.FORBIDDEN
    return None


def is_own_page(sent: Mapping[str, str]) -> bool:
    """True unless a browser says that a page of another site made the request."""
    return sent.get("Sec-Fetch-Site", "none") in _OWN_SITES


def has_token(token: str, given: str) -> bool:
    """True if the token of a request is the right one."""
    return secrets.compare_digest(token.encode(), given.encode(errors="replace"))
