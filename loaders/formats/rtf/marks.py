"""Control characters that mark the places of table cells in the text of an RTF file."""

CELL = "\x01"
ROW = "\x02"
ROW_BEGINS = "\x03"
IN_TABLE = "\x04"  # at the beginning of a paragraph in a table
BELOW = "\x05"  # before the edge of a cell that continues the one above
BESIDE = "\x06"  # before the edge of a cell that continues the one to its left
EDGE = "\x07"  # before and after the distance of a cell's right edge, in twips
