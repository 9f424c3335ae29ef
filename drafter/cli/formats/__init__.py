"""The formats in which findings are printed: text, JSON, SARIF and annotations of GitHub."""
