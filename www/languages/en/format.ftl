# $number is a number or a range, such as 31, <1 or 90.1–92.3.
format-percent = { $number }%

# A figure with its confidence interval: 91.2% (90.1–92.3%)
format-value-with-interval = { $value } ({ $interval })

format-less-than-a-millisecond = less than 1 ms

format-milliseconds = { $number } ms

format-seconds = { $number } s

# A phrase as a sentence.
format-full-stop = { $phrase }.
