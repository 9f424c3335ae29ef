"""Releases and bundles: `make release` and `make bundle`."""
