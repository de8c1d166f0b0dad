format-percent = { $number } %

format-value-with-interval = { $value } ({ $interval })

format-less-than-a-millisecond = weniger als 1 ms

format-milliseconds = { $number } ms

format-seconds = { $number } s

format-full-stop = { $phrase }.
