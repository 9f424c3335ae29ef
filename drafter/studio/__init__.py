"""The studio: a page in the browser, on this machine only, in which a letter is written next to its printed pages.

`server` answers the browser and holds no letter. Letters are read and rendered in worker processes (`worker`, `jobs`),
which have the limits of every other command. The page is built from the folder `studio/` of the repository.
"""
