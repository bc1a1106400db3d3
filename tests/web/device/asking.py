"""What the worker on a page says of files."""

from __future__ import annotations

from typing import Any

from tests.web.device.bench import Bench

_ASK = """
async (names) => {
    const worker = new Worker("/static/device/worker.js", { type: "module" });
    const blobs = await Promise.all(names.map(async (name) => (await fetch(`/files/${name}`)).blob()));
    const answers = new Map();
    await new Promise((done, failed) => {
        worker.addEventListener("error", failed);
        worker.addEventListener("message", ({ data }) => {
            answers.set(names[data.id], data);
            if (answers.size === names.length) done();
        });
        blobs.forEach((file, id) => worker.postMessage({ id, file }));
    });
    worker.terminate();
    return Object.fromEntries(answers);
}
"""


def answers(page: Bench, files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    """Return the worker's answer for each of ``files``."""
    page.files.update(files)
    found: dict[str, dict[str, Any]] = page.run(_ASK, list(files))
    return found
