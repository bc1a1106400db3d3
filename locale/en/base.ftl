### The words of the innermost rooms: errors that any verb may end with.

done = Done.

error-takedown-error = Something unexpected happened, and the program stopped. Nothing was sent. Run “takedown doctor” to see what works on this machine.
error-home-unusable = The folder { $home } can’t be used: { $why }. Nothing was changed or sent. Choose another folder with --home, or mend its permissions.
error-disk-full = The disk is full. What was stored before is safe; the last step was not kept, and nothing was sent. Free some space and do the last step again.

error-unknown-key = The configuration has the key “{ $key }”, { $table ->
    [top] outside of every table
   *[other] in the table [{ $table }]
}, which doesn’t exist. The nearest one is “{ $nearest }”. Nothing was changed or sent. Correct the key and try again.
error-bad-settings = The configuration can’t be used: { $where }: { $why ->
    [missing] this value is missing
    [not_toml] line { $limit } doesn’t follow the rules of TOML
    [not_text] the file isn’t text in UTF-8
    [unreadable] the file can’t be read
    [not_an_address] each address starts with http:// or https://
    [not_a_proxy] an address such as socks5h://127.0.0.1:9050
    [not_hours] hours such as 22:00-06:00
    [not_a_pair] exact pairs of host and port, such as 127.0.0.1:8080
    [same_name_twice] two tables have the same name
    [greater_than_equal] at least { $limit }
    [greater_than] more than { $limit }
    [less_than_equal] at most { $limit }
    [less_than] less than { $limit }
    [too_short] at least { $limit } of them
    [string_too_short] at least { $limit } characters
    [string_too_long] at most { $limit } characters
    [literal_error] one of { $limit }
    [string_type] text in quotes
    [list_type] a list in square brackets
    [int_type] a whole number
    [int_parsing] a whole number
    [int_from_float] a whole number
    [float_type] a number
    [float_parsing] a number
   *[other] its value has another shape than expected
}. Nothing was changed or sent. Correct it and try again; config.example.toml shows every key.
error-no-settings-file = The configuration file { $file } isn’t there. Nothing was changed or sent. Check the path given with --config.

error-illegal-move = This { $noun } is “{ $state }” and can’t become “{ $to }” from there. Nothing was changed or sent. “takedown matches list” and “takedown notices list” show where each one stands; a notice is approved before it is sent.
error-not-adult = This case is marked under 18, or unsure. For it nothing is fingerprinted, searched or captured, and no notice is drafted; nothing was stored or sent. There are people who help with this, free of charge: “takedown case show” tells how to reach them.
error-case-not-open = This case is { $status }. Nothing was done for it, and nothing was sent. Open another one with “takedown case new”.
