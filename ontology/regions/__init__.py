"""Build the file of China's divisions from the yearly lists of their codes; needed only to rebuild and compare it.

`areacodes.csv` is 《中华人民共和国县级以上行政区划代码》 1981–2025 as collected by the project areacodes
(yescallop/areacodes on GitHub, November 2025) from publications of the Ministry of Civil Affairs. Licence: CC0 1.0.
It is kept as it came; what is known better goes into `facts.csv`.
"""
