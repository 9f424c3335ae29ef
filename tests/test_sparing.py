"""Modules that are left out or put off: whoever asks for them later has them whole."""

import sys

import pytest

from drafter.sparing import put_off, without

LOADED, UNLOADED = "json", "sndhdr_of_nobody"


def test_what_is_left_out_cannot_be_had_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "antigravity", raising=False)
    with without("antigravity"), pytest.raises(ImportError):
        import antigravity  # noqa: F401
    assert "antigravity" not in sys.modules


def test_what_is_loaded_stays() -> None:
    before = sys.modules[LOADED]
    with without(LOADED):
        assert sys.modules[LOADED] is before
    put_off(LOADED, "dumps")
    assert sys.modules[LOADED] is before


@pytest.mark.parametrize("way", ["module", "function"])
def test_what_is_put_off_is_loaded_when_it_is_used(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    put_off("colorsys", "rgb_to_hsv")
    import colorsys
    from colorsys import rgb_to_hsv

    assert not hasattr(sys.modules["colorsys"], "__file__")
    found = colorsys.hsv_to_rgb(0.5, 1, 1) if way == "module" else rgb_to_hsv(0.5, 1, 1)
    assert len(found) == 3
    assert hasattr(sys.modules["colorsys"], "__file__")


def test_what_there_is_not_is_said_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    put_off(UNLOADED)
    stand_in = sys.modules[UNLOADED]
    with pytest.raises(ModuleNotFoundError, match=UNLOADED):
        _ = stand_in.anything
