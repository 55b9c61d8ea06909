"""How the regions of China are gathered from the yearly revisions of their codes. Only who rebuilds needs it."""
