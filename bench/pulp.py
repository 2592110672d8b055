"""A client of the API, small enough for a measurement: one connection, kept open."""

import base64
import http.client
import json
import time
from datetime import datetime
from urllib.parse import urlsplit


class Pulp:
    """Talks to one server as admin."""

    def __init__(self, url: str, password: str):
        self.connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=300)
        token = base64.b64encode(f"admin:{password}".encode()).decode()
        self.headers = {"Authorization": f"Basic {token}", "Content-Type": "application/json"}

    def send(self, method: str, path: str, body: dict | None = None) -> dict:
        target = path if path.startswith("/") else "/pulp/api/v3/" + path
        data = None if body is None else json.dumps(body)
        self.connection.request(method, target, data, self.headers)
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise SystemExit(f"{method} {target}: {answer.status} {text.decode()}")
        return json.loads(text) if text else {}

    def get(self, path: str) -> dict:
        return self.send("GET", path)

    def create(self, path: str, **body) -> dict:
        return self.send("POST", path, body)

    def task(self, path: str, body: dict) -> dict:
        """Dispatches a task and waits for its end."""
        href = self.send("POST", path, body)["task"]
        while (task := self.get(href))["state"] in ("waiting", "running"):
            time.sleep(0.05)
        if task["state"] != "completed":
            raise SystemExit(f"{path}: {task}")
        return task

    @staticmethod
    def seconds(task: dict) -> float:
        """How long it ran."""
        begin, end = (datetime.fromisoformat(task[name]) for name in ("started_at", "finished_at"))
        return (end - begin).total_seconds()
