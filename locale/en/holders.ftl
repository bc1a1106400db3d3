### Who holds an address, and how to reach them.

help-recipients-find = Look up who holds an address: platform, host, network, delivery network, registrar. Nothing is stored and nobody is written to.
help-find-urls = Addresses of pages or files.
help-find-pages = Whether the site’s own pages (contact, abuse, imprint, security.txt) may be read where the directory doesn’t know the site. The address itself is never fetched. For somebody who is or may be under 18, use --no-pages.
bar-find = Looking up
find-no-address = “{ $text }” is no address of the web; nothing was looked up for it. An address begins with http:// or https://.

holding-role = { $role ->
    [embeds] { $host } shows or links to a file that is kept elsewhere. It can’t remove it at its source.
    [search] { $host } is a search engine: it finds what others keep. It can take a result down, not the file.
    [cache] { $host } keeps a copy of its own of what others host. Both have to be asked.
    [translates] { $host } shows somebody else’s page in another language. It doesn’t keep the file.
   *[hosts] { $host } seems to keep what is at this address.
}
holding-ips = Numbers of its machines: { $ips }
holding-part = { $part }: { $name }
holding-known = In the directory as { $recipient }; “recipients show { $recipient }” says how to reach them.
holding-contact = { $address }: { $how }; { $trust }.
holding-nobody = Nobody to write to was found. The search engines and the authority are still there.
holder-platform = Platform
holder-site = Whoever runs the site
holder-host = Host
holder-network = Network
holder-cdn = Delivery network before the host
holder-registrar = Registrar of the name
holder-registry = Registry of the name

contact-found-rdap-abuse = contact for abuse that the registry names
contact-found-security-txt = named in the site’s security.txt, which is meant for weaknesses
contact-found-page-dmca = from the site’s page about removals
contact-found-page-abuse = from the site’s page for reports
contact-found-page-contact = from the site’s contact page
contact-found-page-legal = from the site’s legal notice
contact-found-mail-link = linked on the site’s front page
contact-found-rfc2142 = the customary address; nobody has published it
contact-trust-high = checked
contact-trust-medium = published, not checked by anybody
contact-trust-low = unsure; look at it before you use it
contact-private = One person alone may read this, perhaps whoever published the content.
holder-may-forward = Not known. Assume that the whole notice is forwarded.

holding-failed-address = This is no address of the web.
holding-failed-dns = What the name means couldn’t be found out: there is no such name, or no name server answers.
holding-failed-dns-proxied = This host is visited through a proxy, so its name wasn’t asked of this network’s name server.
holding-failed-rdap-ip = The registry of the network gave no answer.
holding-failed-rdap-domain = The registry of the name gave no answer, or has no such service.
holding-failed-rdap-registrar = The registrar gave no answer; what the registry says of it is shown.
holding-failed-pages = The site’s own pages gave no answer, or may not be read by a program.

error-bad-nameserver = In [lookup], “nameserver” is “{ $nameserver }”, which isn’t a number and a port such as 9.9.9.9:53 or [2620:fe::fe]:53. Nobody was asked and nothing was sent. Correct it, or leave it empty to use this machine’s own.
error-bad-bootstrap = In [lookup], “bootstrap” is “{ $bootstrap }”, which isn’t an address of the web. Nobody was asked and nothing was sent. Correct it, or remove the line to use IANA’s lists.
