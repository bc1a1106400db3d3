help-hosts-group = Which hosts are searched, and how each is read.
help-hosts-probe = Visit an address a few times and suggest how that host is read, with a table for the configuration. Nothing is stored.
help-hosts-list = List the hosts of the configuration.
help-hosts-kinds = List every kind of host that can be read.
help-hosts-url = An address of the host, as you see it in your browser.

hosts-none = The configuration names no host yet. “takedown hosts probe” suggests a table for one.
hosts-why-name = “{ $kind }”: the name says which host this is. It was not contacted.
hosts-why-page = “{ $kind }”: the page can only come from a host of this kind.
hosts-why-document = “{ $kind }”: the host says so in a document of its own.
hosts-why-sitemap = “{ $kind }”: the page shows next to nothing, but the host names its pages in a list.
hosts-why-plain = “{ $kind }”: nothing tells of a particular kind, so its pages are read as a browser without scripts would read them.
hosts-token-wanted = It answers only to people who bring an access token of their own: put yours in a file and name it under “token_file”.
hosts-token-missing = needs an access token
hosts-token-given = has its access token

kind-autoindex = Directory listings, as web servers write them.
kind-bluesky = Bluesky and other servers of the AT Protocol, through their interface.
kind-browser = Pages that only exist after their scripts have run, through a Chromium that is installed here.
kind-copyparty = File hosts that run copyparty, through their interface.
kind-danbooru = Image boards that run Danbooru, through their interface.
kind-discourse = Forums that run Discourse, through their interface.
kind-feed = Feeds: RSS, Atom, Media RSS, JSON Feed.
kind-fourchan = 4chan, through its interface.
kind-gelbooru = Image boards that run Gelbooru, through their interface or their public pages.
kind-lemmy = Servers that run Lemmy, through their interface.
kind-lynxchan = Imageboards that run LynxChan, through their interface.
kind-mastodon = Servers that answer like Mastodon, through that interface.
kind-moebooru = Image boards that run Moebooru, through their interface.
kind-reddit = Reddit, through its public listings.
kind-sitemap = Hosts that name their pages and pictures in sitemaps.
kind-telegram = Public channels of Telegram, through their preview on the web.
kind-tumblr = Blogs on Tumblr.
kind-vichan = Imageboards that run vichan, lainchan or infinity, through their interface.
kind-web = Any website: pages, listings, galleries, feeds and sitemaps.
kind-wordpress = Sites that run WordPress, through their interface.
kind-x = X, through its official interface.

error-browser-missing = This host’s pages only exist after their scripts have run, and { $why ->
    [extra] the part of the program that runs them is not installed
    [chromium] no Chromium was found on this machine
   *[start] the Chromium of this machine does not start
}. No host was contacted and nothing was kept. { $why ->
    [extra] Install it with “pipx inject takedown playwright”, or set “kind” to “web” to read what is there without scripts.
    [chromium] Install Chromium (on Debian and Ubuntu: “apt install chromium”), or set “kind” to “web” to read what is there without scripts.
   *[start] Try to start it yourself to see what it says, or set “kind” to “web” to read what is there without scripts.
}

error-page-not-rendered = A page at { $host } could not be rendered: Chromium ended each time. Nothing of it was kept. Open it yourself to see what it shows, or set “kind” to “web” to read what is there without scripts.
