### Who passed a copy on.

help-spread-group = Gather, list, count and export who reposted, quoted or answered a post that carries a copy.
help-spread-gather = Ask the hosts who passed the copies on. What is interrupted goes on next time.
help-spread-list = List the posts of a case, in order of time.
help-spread-figures = Tell how far and how fast copies were passed on: by day, host and kind, and by which accounts.
help-spread-export = Write the posts of a case into a new file that only your account can read.
help-spread-out = The new file; its name ends in .csv or .jsonl.
bar-spread = Gathering

spread-gathered = { $url }: { $posts ->
    [one] one post listed
   *[other] { $posts } posts listed
}, { $new } new. { $complete ->
    [yes] Read to the end.
   *[other] There is more; gather again to go on.
}
spread-nothing-to-ask = In the cases that may be searched for, no known post carries a copy, so no host was asked. A post is known where the host’s interface names who posted it.
spread-none = No post is known for this case.
spread-exported = { $count ->
    [0] No post is known for this case; { $file } was written without any.
    [one] One post was written to { $file }. It names people and quotes their words, and it is not encrypted: keep it safe.
   *[other] { $count } posts were written to { $file }. It names people and quotes their words, and it is not encrypted: keep it safe.
}
spread-all = { $posts ->
    [one] One post
   *[other] { $posts } posts
} on { $hosts ->
    [one] one host
   *[other] { $hosts } hosts
}, by { $handles ->
    [one] one account
   *[other] { $handles } accounts
}.
spread-times = First { $first }, half of those with a time by { $half }, last { $last }.
spread-hosts = By host:
spread-days = By day (UTC):
spread-carriers = By account ({ $shown } of { $all }):
spread-no-time = time not told
spread-no-handle = account not told

post-kind-post = shows it
post-kind-repost = passed it on
post-kind-quote = quoted it
post-kind-reply = answered

error-file-there = There is a file { $file } already. It was left as it is, and nothing was written or sent. Give another name.
error-file-unwritable = The file { $file } can’t be written ({ $why }). What was written of it was removed; nothing was sent. Check the folder and its permissions, or give another place.
error-unknown-file-kind = The name { $file } ends neither in .csv nor in .jsonl. Nothing was written or sent. Give a name that ends in one of them.
error-spread-outside = On the host “{ $site }”, a list of who passed a post on lies on another server than the configured one. It wasn’t visited; what the other lists gave is kept. If that server belongs to the host, add its address to the host’s “start”.
error-spread-refused = The host “{ $site }” doesn’t give one of the lists of who passed a post on (status { $status }). What the other lists gave is kept. Some hosts give it only with your own access token; “token_file” in the host’s table names it.
error-spread-busy = The host “{ $site }” is in trouble or asks for a pause (status { $status }). What was gathered is kept. Gather again later: it goes on from there.
