"""Build the file of China's divisions from the yearly revisions of their codes; needed only to rebuild it."""
