"""What belongs to a page and not to its questions: menus, footers, buttons, "Back to top"."""

from __future__ import annotations

import re

from bs4.element import Tag

PHRASE = re.compile(
    r"""(?:
    (?:go\ |jump\ |return\ |back\ )(?:back\ )?(?:up\ )?to\ (?:the\ )?
        (?:top|contents?|questions?|list|index)(?:\ of\ (?:the\ |this\ )?page)?
    | top(?:\ of\ (?:the\ |this\ )?page)? | skip\ to\ .{0,40}
    | (?:read|learn|view|see|show)\ (?:more|less|all|answer)(?:\ about.{0,60})?
    | more\ info(?:rmation)? | (?:copy\ )?(?:perma)?link(?:\ to\ this\ .{0,30})? | permalink.{0,30}
    | \[?\s*edit(?:\ source)?\s*\]?
    | (?:expand|collapse|open|close|show|hide|toggle)(?:\ (?:all|more|less|answers?|section|this))*
    | (?:share|print|tweet|like|e-?mail|bookmark)(?:\ this(?:\ (?:page|article|answer|faq))?)?
    | was\ this\ (?:page|article|answer|information|faq)?\ ?(?:helpful|useful).{0,20}
    | .{0,30}\bfound\ this\ (?:page\ |article\ |answer\ )?(?:helpful|useful)
    | (?:categor(?:y|ies)|tags?|filed\ under|posted\ (?:in|on|by))\s*:.{0,80}
    | (?:this\ )?(?:page\ )?last\ (?:updated|modified|reviewed|revised|changed)\b.{0,50}
    | (?:page|content)\ (?:updated|modified|reviewed)\b.{0,50}
    | (?:posted|published|submitted|written|created|added)\ (?:on|by|in)\b.{0,40}
        \b(?:19|20)\d\d.{0,40}
    | (?:next|previous|prev)(?:\ page)? | loading(?:\.\.\.|…)?
    | expand_(?:more|less) | keyboard_arrow_\w+ | chevron_\w+ | arrow_\w+ | add | remove
    )""",
    re.I | re.X,
)
"""A whole line, or a whole link or button, that is no part of an answer."""

TITLE = re.compile(
    r"""(?:
    (?:do\ you\ )?(?:still\ )?(?:have|got|need|any)?\ ?
        (?:a|an|any|more|other|further|additional)?\ ?(?:questions?|help|assistance|support)
    | (?:can't|cannot|couldn't|didn't|did\ you(?:\ not)?)\ find\ .{0,50} | not\ finding\ .{0,40}
    | (?:is\ |was\ )this\ .{0,20}(?:helpful|useful) | looking\ for\ .{0,40}
    | (?:related|popular|similar|recent|other|more)\ (?:articles?|questions?|links?|topics?|pages?
        |faqs?|posts?|information|resources)
    | (?:how\ to\ )?(?:contact|reach|call|write\ to)(?:\ us|\ the\ .{1,40}|\ information|\ me)?
    | (?:share|rate|print|follow)(?:\ (?:this|us).{0,30})? | (?:your\ )?feedback | comments?
    | quick\ ?links? | in\ this\ (?:article|section) | on\ this\ page
    | (?:table\ of\ )?contents | introduction | overview | about\ (?:this|the|our)\ .{0,30}
    | see\ also | resources | disclaimer
    | (?:sign|signed)\ up\ .{0,40} | subscribe\b.{0,40}
    | (?:want|would\ you\ like)\ (?:to\ )?(?:know|learn)\ more
    | .{0,60}\b(?:frequently\ asked\ questions|FAQs?).{0,40}
    | (?:search|browse)\b.{0,40} | leave\ a\ (?:reply|comment)
    )""",
    re.I | re.X,
)
"""A heading that opens what stands around the questions, not a question."""

_ZONES = {
    "menu": "nav navbar navigation menu menubar mainmenu submenu topnav leftnav rightnav sidenav"
    " pager pagination breadcrumb breadcrumbs skip skiplink crumbs",
    "sidebar": "sidebar aside rightcol leftcol related widget-area promo",
    "footer": "footer colophon copyright metadata lastmodified updated",
    "header": "masthead topbar banner siteheader",
    "table of contents": "toc tableofcontents",
    "buttons": "share sharing social sharedaddy addthis feedback votes vote cookie cookies"
    " newsletter subscribe captcha searchbox searchform rating",
}
_TOKEN = {word: zone for zone, words in _ZONES.items() for word in words.split()}
_ROLES = {
    "navigation": "menu",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "sidebar",
    "search": "search box",
    "menu": "menu",
    "menubar": "menu",
    "dialog": "window",
}
_TAGS = {
    "nav": "menu",
    "aside": "sidebar",
    "noscript": "text for browsers without scripts",
    "select": "form field",
    "textarea": "form field",
    "option": "form field",
    "iframe": "frame",
}
_ANSWERING = ("dd", "details", "td", "li", "blockquote", "article")


def phrase(text: str) -> bool:
    """Is it a button or a label such as "Back to top" or "Category: Fees"?"""
    plain = text.strip(" \t\n.:|»›>^↑▲▼→#¶-–—+×✕[]()·•«‹<")
    return not plain or (len(plain) < 100 and bool(PHRASE.fullmatch(plain) or plain in ("▲", "↑")))


def boilerplate(text: str) -> bool:
    """Is it the heading of something around the questions, such as "Still have questions?"?"""
    return (
        len(text) < 80
        and text[-1:] != "."
        and bool(TITLE.fullmatch(text.strip(" ?!.:…>»→").replace("’", "'")))
    )


def zone(tag: Tag) -> str:
    """What part of the page an element is by its name, role, class and id; "" for the text."""
    by_tag = _TAGS.get(tag.name, "")
    if by_tag and not (tag.name == "aside" and tag.find_parent(_ANSWERING)):
        return by_tag
    if tag.name in ("header", "footer") and not tag.find_parent(("main", *_ANSWERING, "section")):
        return str(tag.name)
    if role := _ROLES.get(str(tag.get("role", "")).lower(), ""):
        return role
    if tag.name in ("div", "ul", "ol", "section", "p", "table", "td", "span", "footer", "header"):
        return next((_TOKEN[word] for word in tokens(tag) if word in _TOKEN), "")
    return ""


def tokens(tag: Tag) -> list[str]:
    """The words of an element's class and id: "faq-list" and "faqList" are both faq and list."""
    names = [*classes(tag), str(tag.get("id", ""))[:80]]
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", " ".join(names[:12]))
    return re.findall(r"[a-z]+", spaced.lower())


def classes(tag: Tag) -> list[str]:
    found = tag.get("class")
    return found.split() if isinstance(found, str) else [str(one) for one in found or ()][:8]
