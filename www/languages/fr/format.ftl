format-percent = { $number } %

format-value-with-interval = { $value } ({ $interval })

format-less-than-a-millisecond = moins de 1 ms

format-milliseconds = { $number } ms

format-seconds = { $number } s

format-full-stop = { $phrase }.
