"""Documents made from a game, and the proof that they follow from it.

`replay` plays a recording and gathers what the manager saw and did; `documents` says it in
neutral blocks (`blocks`); `writers` set the blocks as PDF, DOCX, XLSX, HTML, MSPDI and iCalendar;
`pack` puts a pack together; `verify` takes one apart again. Words of the player stay marked from
the first to the last of these.
"""
