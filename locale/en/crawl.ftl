error-address-refused = The address at { $host } was not contacted{ $why ->
    [malformed] , because it is not written as a web address
    [scheme] , because it does not begin with http:// or https://
    [credentials] , because it carries a name or a password
    [port] , because its port belongs to another service than the web
    [numeric] , because it hides a number behind an unusual spelling
    [onion] , because an .onion address is only reached through a SOCKS proxy
    [never] , because it belongs to the network’s own machinery and never to a website
   *[private] , because it belongs to a private network or to this machine
}. Nothing was sent to it and nothing was kept. { $why ->
    [private] If it is your own server, name it exactly under “allow” in the configuration.
    [onion] Name Tor’s under “proxy” for this host in the configuration.
   *[other] Check the address and try again.
}
error-host-unreachable = { $host } can’t be reached: { $why ->
    [name] there is no such name
    [tls] its certificate could not be checked
    [proxy] the proxy chosen for it does not answer
   *[connection] it does not accept a connection
}. Nothing was kept. Try again later; an unreachable page is not counted as removed.
error-too-large = Something at { $host } is larger than the { $limit } bytes allowed. Nothing of it was kept. You can raise “max_media_bytes” for this host, or look at it yourself.
error-too-slow = { $host } did not finish its answer within { $seconds } seconds. Nothing was kept. Try again later, or raise “total_seconds”.
error-too-many-redirects = { $host } keeps leading on to other addresses: the limit is { $limit }. Nothing was kept. Open the address in a browser to see where it ends.
error-bad-answer = { $host } gave an answer that can’t be relied on: { $why ->
    [length] it broke off before its end
    [encoding] it is packed in a way that can’t be undone
    [bomb] it unfolds without end
   *[protocol] it breaks the rules of the web
}. Nothing was kept. Try again later.
error-budget-spent = The { $limit } requests allowed for this run are used up. What was found until then is kept; run the crawl again to go on.
error-host-given-up = { $host } is left alone for now, because { $why ->
    [silent] it gives no useful answer any more
   *[asked] it asked for a long pause
}. What was found before is kept. Run the search again in an hour or later, with a longer “delay” for this host.
error-robots-refused = { $host } asks automatic visitors to stay away from this page, so it was not read. Nothing was kept. You can add a single address yourself with “takedown matches add”.
error-robots-unreadable = { $host } could not say what automatic visitors may read (status { $status }), so nothing was read there. Nothing was kept. Try again later.
error-out-of-scope = A link leads away from the hosts in the configuration and was not followed. Nothing was sent to it. Add its host to the configuration if it should be searched.
error-start-moved = The start address of “{ $site }” leads to another host, { $host }, which was not contacted. Nothing was kept. Add a host of that name to the configuration if it is the right one.
error-start-refused = The start address of “{ $site }” answers with status { $status }. Nothing was kept. Check the address in the configuration.
error-unknown-adapter = There is no kind of host called “{ $kind }”; the nearest is “{ $nearest }”. Nothing was contacted. Correct “kind” in the configuration.
error-token-needed = “{ $site }” is a host of the kind “{ $kind }”, which answers only to people who bring an access token of their own. Nothing was contacted. Put yours in a file and name it under “token_file” in the configuration, or report addresses there yourself with “takedown matches add”.
error-token-unreadable = The access token for “{ $site }” can’t be read from { $file }: the file isn’t there, can’t be opened, is empty, or isn’t one line. That host was not contacted, and nothing was kept of it. Put the token alone into the file and try again.
error-host-budget-spent = The requests or bytes that “{ $site }” may be asked for in one crawl are used up. What was found is kept; run the crawl again to go on from there.
error-pages-spent = As many pages of “{ $site }” were read as one crawl may read. What was found is kept; run the crawl again to go on from there.
