"""Import: a letter in Word, PDF, HTML or plain text becomes the YAML that renders it again.

Analysis by synthesis: a reader returns lines with their appearance, candidates are composed by the grammar of the
language, and a value is proved only if what Drafter composes from it is what was read.
"""
