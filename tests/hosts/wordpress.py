"""A real WordPress with its own database, everything on loopback and sockets below one folder.

Photographs are uploaded and posts written through its REST interface, as its editor does. Every other post shows its
photograph as the featured image alone: that one stands in no text.
"""

from __future__ import annotations

import getpass
import json
import shutil
import subprocess
import time
from base64 import b64encode
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from takedown.demo.processes import Children
from tests.hosts.machine import program, wordpress
from tests.hosts.nginx import LOOPBACK, Nginx, answers, free_port

_CONFIG = """<?php
define('DB_NAME','wp'); define('DB_USER','wp'); define('DB_PASSWORD','wp'); define('DB_HOST','localhost:{socket}');
define('DB_CHARSET','utf8mb4'); define('DB_COLLATE','');
foreach (['AUTH_KEY','SECURE_AUTH_KEY','LOGGED_IN_KEY','NONCE_KEY','AUTH_SALT','SECURE_AUTH_SALT','LOGGED_IN_SALT',
  'NONCE_SALT'] as $k) define($k, 'test-'.$k);
define('WP_HOME','{home}'); define('WP_SITEURL','{home}');
define('WP_ENVIRONMENT_TYPE','local'); define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true);
$table_prefix='wp_'; if (!defined('ABSPATH')) define('ABSPATH', __DIR__.'/'); require_once ABSPATH.'wp-settings.php';
"""
# Files are served as they are, everything else goes to WordPress.
_ROUTER = """<?php
$p = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH); $f = $_SERVER['DOCUMENT_ROOT'].$p;
if ($p !== '/' && is_file($f)) return false;
if (is_dir($f) && is_file(rtrim($f,'/').'/index.php')) {
  $_SERVER['SCRIPT_NAME'] = rtrim($p,'/').'/index.php'; chdir($f); require rtrim($f,'/').'/index.php'; return true; }
$_SERVER['SCRIPT_NAME'] = '/index.php'; chdir($_SERVER['DOCUMENT_ROOT']);
require $_SERVER['DOCUMENT_ROOT'].'/index.php';
"""
_INSTALL = """<?php
define('WP_INSTALLING', true); $_SERVER['HTTP_HOST']='{address}'; $_SERVER['REQUEST_URI']='/';
require '{site}/wp-load.php'; require ABSPATH.'wp-admin/includes/upgrade.php';
$r = wp_install('Photo blog','admin','admin@host.example',true,'','{password}');
update_option('permalink_structure','/%year%/%monthnum%/%postname%/'); update_option('posts_per_page',4);
switch_theme('{theme}'); flush_rewrite_rules(true);
[$pw] = WP_Application_Passwords::create_new_application_password($r['user_id'], ['name'=>'seed']);
echo "\\n".$pw;
"""
_PHP = ("-d", "upload_max_filesize=32M", "-d", "post_max_size=40M", "-d", "sendmail_path=/bin/true")
_FIRST_THEME = "twentytwentyone"
_DATABASE = "CREATE DATABASE wp; CREATE USER wp@localhost IDENTIFIED BY 'wp'; GRANT ALL ON wp.* TO wp@localhost"
_START_SECONDS = 30.0


class WordPress:
    """A blog of photographs behind nginx; ``url`` is its front page."""

    def __init__(self, folder: Path, children: Children) -> None:
        self._folder = folder
        self._site = folder / "site"
        self._children = children
        self._front = Nginx(folder / "nginx", children)
        self._key = ""
        self._uploads: dict[str, int] = {}
        self.url = self._front.url
        self.visits = self._front.visits

    def start(self) -> WordPress:
        shutil.copytree(wordpress(), self._site, ignore=shutil.ignore_patterns("wp-config.php", ".htaccess"))
        (self._site / "wp-content" / "uploads").mkdir(exist_ok=True)
        self._start_database()
        self._configure()
        port = free_port()
        words = [program("php"), *_PHP, "-S", f"{LOOPBACK}:{port}", "-t", str(self._site), str(self._at("router.php"))]
        with self._at("php.log").open("wb") as log:
            environment = {"PHP_CLI_SERVER_WORKERS": "4"}
            process = self._children.start(words, stdout=log, stderr=log, cwd=self._site, environment=environment)
        answers(port, process)
        self._front.before(f"{LOOPBACK}:{port}")
        return self

    def post(self, name: str, media: bytes, *, featured: bool) -> str:
        """Upload ``media`` and publish a post that shows it; returns the upload's address."""
        kind = {"Content-Type": "image/jpeg", "Content-Disposition": f"attachment; filename={name}.jpg"}
        upload = self._asked("POST", "media", media, kind)
        post: dict[str, object] = {"title": f"Post {name}", "status": "publish"}
        if featured:
            post |= {"featured_media": upload["id"], "content": "A day out."}
        else:
            post["content"] = f'<figure class="wp-block-image"><img src="{upload["source_url"]}" alt=""/></figure>'
        self._asked("POST", "posts", json.dumps(post).encode(), {"Content-Type": "application/json"})
        address = str(upload["source_url"])
        self._uploads[address] = upload["id"]
        return address

    def remove(self, address: str) -> None:
        """Delete an upload with all its sizes; the post stays."""
        self._asked("DELETE", f"media/{self._uploads.pop(address)}?force=true", b"", {})

    def _at(self, name: str) -> Path:
        return self._folder / name

    def _asked(self, method: str, what: str, body: bytes, headers: dict[str, str]) -> dict[str, Any]:
        connection = HTTPConnection(self._front.address, timeout=60)
        try:
            login = b64encode(f"admin:{self._key}".encode()).decode()
            connection.request(method, f"/wp-json/wp/v2/{what}", body, {"Authorization": f"Basic {login}", **headers})
            answer = connection.getresponse()
            text = answer.read()
            assert answer.status in {200, 201}, text
            answered: dict[str, Any] = json.loads(text)
            return answered
        finally:
            connection.close()

    def _start_database(self) -> None:
        """Start MariaDB on a socket in the folder, without any port."""
        who, data, socket = f"--user={getpass.getuser()}", f"--datadir={self._at('db')}", f"--socket={self._socket}"
        fresh = ["--auth-root-authentication-method=normal", "--skip-test-db"]
        _said([program("mariadb-install-db"), "--no-defaults", who, data, *fresh])
        words = [program("mariadbd"), "--no-defaults", who, data, socket, "--skip-networking", "--skip-log-bin"]
        with self._at("db.log").open("wb") as log:
            self._children.start([*words, f"--pid-file={self._at('db.pid')}"], stdout=log, stderr=log)
        words = [program("mariadb"), "--no-defaults", "-uroot", socket, "-e"]
        deadline = time.monotonic() + _START_SECONDS
        while subprocess.run([*words, "SELECT 1"], capture_output=True, check=False).returncode:
            assert time.monotonic() < deadline, self._at("db.log").read_text(errors="replace")[-2000:]
            time.sleep(0.1)
        _said(
            [
                *words,
                "CREATE DATABASE wp; CREATE USER wp@localhost IDENTIFIED BY 'wp'; GRANT ALL ON wp.* TO wp@localhost",
            ]
        )

    @property
    def _socket(self) -> Path:
        return self._at("db.sock")

    def _configure(self) -> None:
        config = _CONFIG.format(socket=self._socket, home=self.url.rstrip("/"))
        (self._site / "wp-config.php").write_text(config, encoding="utf-8")
        self._at("router.php").write_text(_ROUTER, encoding="utf-8")
        themes = sorted(one.name for one in (self._site / "wp-content" / "themes").iterdir() if one.is_dir())
        theme = _FIRST_THEME if _FIRST_THEME in themes else themes[0]
        install = _INSTALL.format(address=self._front.address, site=self._site, password="a-password", theme=theme)
        self._at("install.php").write_text(install, encoding="utf-8")
        self._key = _said([program("php"), *_PHP, str(self._at("install.php"))]).split("\n")[-1]


def _said(words: list[str]) -> str:
    ended = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr.decode(errors="replace")[-2000:]
    return ended.stdout.decode()
