"""The gallery as a static site: a page for each sample, built again only when something changed."""
