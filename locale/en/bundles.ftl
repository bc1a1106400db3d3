error-bundle-refused = Nothing could be taken out of { $why ->
    [playlist] a film in pieces at { $host }: its list of pieces can’t be read
    [segments] a film in pieces at { $host }: none of its pieces is there, or they are locked
    [not-archive] a file at { $host }: it is not an archive that this program knows
    [encrypted] an archive or document at { $host }: it is locked with a password
    [method] an archive at { $host }: it is packed in a way that this program does not read
    [bomb] an archive at { $host }: it would unfold to far more than a real one, and was stopped
    [too-much] an archive at { $host }: it unfolds to more than this program looks at
    [too-large] an archive at { $host }: what it holds is larger than this program looks at
    [timeout] an archive or document at { $host }: reading it took too long and was stopped
    [memory] an archive or document at { $host }: reading it would have taken too much memory
    [crashed] an archive or document at { $host }: reading it made the separate reading process end; nothing else was touched
   *[broken] an archive or document at { $host }: it is damaged
}. Nothing of it was kept. If you know that your picture is in it, add the address yourself with “takedown matches add”.
