"""Compare letters: are they identical except for the addressee?"""
