"""The languages of the United Nations: one folder each, with words as data, grammar as code and names of States."""
