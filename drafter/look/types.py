"""The kinds of values that a look holds, each with the bounds that a page can be set within."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

# Word knows pages of at most 22 inches, 31680 twips, and letters of 1 to 1638 points (ISO/IEC 29500-1, 17.6.13, 17.18).
Twips = Annotated[int, Meta(ge=-31680, le=31680)]
Length = Annotated[int, Meta(ge=0, le=31680)]
PaperSize = Annotated[int, Meta(ge=2880, le=31680)]
Height = Annotated[int, Meta(ge=1, le=31680)]
Points = Annotated[float, Meta(ge=-200, le=200)]
Size = Annotated[float, Meta(ge=1, le=200)]
Weight = Annotated[float, Meta(ge=0, le=20)]
Percent = Annotated[int, Meta(ge=10, le=600)]
SmallCount = Annotated[int, Meta(ge=0, le=20)]

# Names go into style sheets, so they hold no sign that ends a rule there.
FontName = Annotated[str, Meta(pattern=r"^[\w.-]+( [\w.-]+)*\Z", max_length=60)]
StyleName = Annotated[str, Meta(pattern=r"^[\w /.-]+\Z", max_length=60)]
StyleId = Annotated[str, Meta(pattern=r"^[A-Za-z][A-Za-z0-9]*\Z", max_length=60)]
RoleName = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]*\Z", max_length=40)]
Colour = Annotated[str, Meta(pattern=r"^([0-9A-Fa-f]{6}|auto)\Z")]
Mark = Annotated[str, Meta(pattern=r"^[^\s<>\"'\\]{1,3}\Z")]
Lead = Annotated[str, Meta(pattern=r"^\t{0,6}\Z")]
Tag = Annotated[str, Meta(pattern=r"^(p|h[1-6])\Z")]
