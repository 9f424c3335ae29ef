"""Pairs of PDFs with equal pages, and another thing beside them that a reader sees, hears or prints, for `verify`."""

from __future__ import annotations

from attacks.attack import Attack
from attacks.lookalikes import attack
from attacks.package_parts import pdf

ADDRESS = "<</S/URI/URI(https://example.org/{})>>"
PIXEL = b"q 9 0 0 9 20 20 cm /I Do Q"


def beside(catalog: str = "", page: str = "", resources: str = "", content: bytes = b"", objects: str = "") -> bytes:
    """Return a PDF of one page with these entries in its catalogue, its page and its resources, and more objects."""
    data = pdf(b"BT /F 12 Tf 9 9 Td (We agree.) Tj ET " + content)
    data = data.replace(b"/Type/Catalog", b"/Type/Catalog" + catalog.encode())
    data = data.replace(b"/Type/Page/", b"/Type/Page" + page.encode() + b"/")
    data = data.replace(b"/Resources<<", b"/Resources<<" + resources.encode())
    return data.replace(b"trailer", objects.encode() + b"trailer")


def link(entries: str, action: str = "") -> bytes:
    """Return a PDF with a link that has these entries, and more in its action."""
    address = ADDRESS.format("a").replace(">>", f"{action}>>")
    return beside(page=f"/Annots[<</Type/Annot/Subtype/Link/Rect[9 9 60 20]/A{address}{entries}>>]")


def tags(entries: str) -> bytes:
    """Return a PDF whose text has a tag with these entries."""
    text = b"/P<</MCID 0>>BDC BT /F 12 Tf 9 40 Td (We accept.) Tj ET EMC"
    tree = f"/StructTreeRoot<</Type/StructTreeRoot/K<</Type/StructElem/S/P/Pg 5 0 R/K 0{entries}>>>>"
    return beside(f"/MarkInfo<</Marked true>>{tree}", content=text)


def image(entries: str) -> bytes:
    """Return a PDF with an image that has these entries."""
    stream = (
        f"/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1{entries}>>stream\na\nendstream endobj\n"
    )
    picture = f"20 0 obj\n<</Type/XObject/Subtype/Image{stream}"
    return beside(resources="/XObject<</I 20 0 R>>", content=PIXEL, objects=picture)


def title(text: str) -> bytes:
    """Return a PDF with a title in its metadata, which a reader shows above the window."""
    name = f'<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">{text}</dc:title>'
    metadata = f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{name}</x:xmpmeta>'
    stream = f"20 0 obj\n<</Type/Metadata/Subtype/XML/Length {len(metadata)}>>stream\n{metadata}\nendstream endobj\n"
    return beside("/Metadata 20 0 R", objects=stream)


PLAIN = beside()
LAYER = "/OC<</Type/OCG/Name(A)>>"
INVERTED = "<</FunctionType 2/Domain[0 1]/C0[1]/C1[0]/N 1>>"
PAIRS = [
    ("labels", "PDFs whose pages have other labels", PLAIN, beside("/PageLabels<</Nums[0<</S/r/St 7>>]>>")),
    ("transition", "PDFs, one with a transition between pages", PLAIN, beside(page="/Trans<</S/Dissolve>>/Dur 1")),
    ("language", "PDFs in two languages", beside("/Lang(en)"), beside("/Lang(fr)")),
    ("opening", "PDFs, one of which opens a page of the web", PLAIN, beside(f"/OpenAction{ADDRESS.format('b')}")),
    ("launch", "PDFs, one of which starts a program", PLAIN, beside("/OpenAction<</S/Launch/F(a.exe)>>")),
    ("closing", "PDFs, one with an action when it is closed", PLAIN, beside(f"/AA<</WC{ADDRESS.format('b')}>>")),
    ("page-action", "PDFs, one with an action of its page", PLAIN, beside(page=f"/AA<</O{ADDRESS.format('b')}>>")),
    ("full-screen", "PDFs, one of which opens in full screen", PLAIN, beside("/PageMode/FullScreen")),
    ("printed-pages", "PDFs that print other pages", PLAIN, beside("/ViewerPreferences<</PrintPageRange[1 1]>>")),
    ("portfolio", "PDFs, one of which is a portfolio", PLAIN, beside("/Collection<</View/T>>")),
    ("threads", "PDFs, one with an article in its pages", PLAIN, beside("/Threads[<</I<</Title(No)>>>>]")),
    ("base", "PDFs whose relative links lead elsewhere", PLAIN, beside("/URI<</Base(https://example.org/b/)>>")),
    ("thumbnail", "PDFs, one with a small picture of its page", PLAIN, beside(page="/Thumb<</Width 1>>")),
    ("page-file", "PDFs, one with a file attached to its page", PLAIN, beside(page="/AF[<</Type/Filespec/F(a)>>]")),
    ("trimmed", "PDFs that are printed and cut differently", PLAIN, beside(page="/TrimBox[0 0 612 90]")),
    ("next", "PDFs with a link, one with a second action", link(""), link("", f"/Next{ADDRESS.format('b')}")),
    ("hovered", "PDFs with a link that acts before a click", link(""), link(f"/AA<</E{ADDRESS.format('b')}>>")),
    ("area", "PDFs with a link in another area", link(""), link("/QuadPoints[0 0 600 0 0 600 600 600]")),
    ("link-layer", "PDFs with a link, one in a layer", link(""), link(LAYER)),
    ("link-colour", "PDFs with a link, one with a red border", link(""), link("/C[1 0 0]")),
    ("said", "PDFs whose screen reader says another text", tags(""), tags("/ActualText(We refuse.)")),
    ("described", "PDFs with another description for the blind", tags("/Alt(A lamp)"), tags("/Alt(A gun)")),
    ("expanded", "PDFs with another expansion of a word", tags("/E(We accept)"), tags("/E(We refuse)")),
    ("tag-language", "PDFs read aloud in two languages", tags("/Lang(en)"), tags("/Lang(fr)")),
    ("tag", "PDFs with another tag on a text", tags(""), tags("").replace(b"/S/P", b"/S/H")),
    ("image-layer", "PDFs with an image, one in a layer", image(""), image(LAYER)),
    ("smoothed", "PDFs with an image, one smoothed", image(""), image("/Interpolate true")),
    ("print-server", "PDFs with an image that a printer replaces", image(""), image("/OPI<</A 1>>")),
    ("title", "PDFs with another title above the window", title("We agree"), title("We refuse")),
    ("group", "PDFs whose colours are mixed differently", PLAIN, beside(page="/Group<</S/Transparency/I true>>")),
    ("default-colour", "PDFs, one of which redefines its colours", PLAIN,
     beside(resources="/ColorSpace<</DefaultGray[/Indexed/DeviceGray 0<ff>]>>")),
]  # fmt: skip
SAME = [
    ("overprinted", "PDFs with colours that are printed over others", beside(resources="/ExtGState<</G<</op true>>>>")),
    ("inverted", "PDFs that invert their colours in print", beside(resources=f"/ExtGState<</G<</TR {INVERTED}>>>>")),
    ("unprinted", "PDFs with a colour that is never printed",
     beside(resources=f"/ColorSpace<</S[/Separation/None/DeviceGray {INVERTED}]>>")),
]  # fmt: skip
ATTACKS: list[Attack] = [attack(f"beside-{name}", attempt, one, other, 4) for name, attempt, one, other in PAIRS]
ATTACKS += [attack(f"beside-{name}", attempt, one, one, 4) for name, attempt, one in SAME]


def too_much(name: str, attempt: str, data: bytes) -> Attack:
    """Return an attack on `verify` of one PDF with itself."""
    files = {"a.pdf": data}
    return Attack(
        f"pair-beside-{name}", f"`verify` of {attempt}", "refuses it", files, "verify a.pdf a.pdf", 4, "too large"
    )


LIST = f"20 0 obj\n[{'1 ' * 30_000}]\nendobj\n"
ATTACKS += [
    too_much("values", "a PDF with 1,200,000 numbers beside its pages", beside(f"/PieceInfo[{'1 ' * 1_200_000}]")),
    too_much(
        "repeated",
        "a PDF that repeats a long list in 400 settings",
        beside(resources=f"/ExtGState<<{''.join(f'/G{at}<</X 20 0 R>>' for at in range(400))}>>", objects=LIST),
    ),
]
