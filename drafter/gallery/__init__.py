"""The gallery: every sample to look at, start from and change; as a list, as a site, as templates of one's own."""
