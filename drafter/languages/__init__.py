"""The languages of the United Nations: names of States, words and grammar, a folder each."""
