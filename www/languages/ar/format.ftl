# A number and its unit are read from left to right: they are isolated together.
format-percent = {"\u2066"}{ $number }%{"\u2069"}

format-milliseconds = {"\u2066"}{ $number } ms{"\u2069"}

format-seconds = {"\u2066"}{ $number } s{"\u2069"}
