"""What a measurement needs running: an nginx, and a Pulp."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

NGINX = """
worker_processes 2;
pid {work}/nginx.pid;
error_log {work}/nginx-error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  client_body_temp_path {work}/nginx-body; proxy_temp_path {work}/nginx-proxy; fastcgi_temp_path {work}/nginx-fastcgi;
  uwsgi_temp_path {work}/nginx-uwsgi; scgi_temp_path {work}/nginx-scgi;
  server {{ listen 127.0.0.1:{port}; root {work}/www; }}
}}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Nginx:
    """Serves the folder www."""

    def __init__(self, work: Path):
        self.port = free_port()
        self.configuration = work / "nginx.conf"
        self.configuration.write_text(NGINX.format(work=work, port=self.port))

    def __enter__(self):
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        self.process = subprocess.Popen([program, "-g", "daemon off;", "-c", str(self.configuration)])
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(30)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/{path}"


class Server:
    """java -jar pulp.jar, with the PostgreSQL inside."""

    def __init__(self, jar: Path, work: Path):
        if not jar.is_file():
            raise SystemExit(f"{jar} is not there: mvn -Dquick package")
        self.jar, self.work, self.port = jar, work, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.password = secrets.token_hex(16)
        self.process = None

    def start(self) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PULP_")}
        environment |= {
            "PULP_HTTP_PORT": str(self.port),
            "PULP_DATA_DIR": str(self.work / "data"),
            "PULP_ADMIN_PASSWORD": self.password,
            "PULP_CONTENT_ORIGIN": self.url,
        }
        java = Path(os.environ["JAVA_HOME"]) / "bin/java"
        begin = time.monotonic()
        with (self.work / "server.log").open("a") as log:
            self.process = subprocess.Popen(
                [str(java), "-jar", str(self.jar)], env=environment, stdout=log, stderr=log, cwd=self.work
            )
        while not self.is_ready():
            if self.process.poll() is not None or time.monotonic() - begin > 240:
                raise SystemExit("The server does not start:\n" + (self.work / "server.log").read_text()[-3000:])
            time.sleep(0.05)
        self.start_seconds = time.monotonic() - begin

    def is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(self.url + "/pulp/api/v3/status/", timeout=5) as answer:
                status = json.load(answer)
        except (urllib.error.URLError, OSError, ValueError):
            return False
        return bool(status["online_workers"] and status["online_content_apps"])

    def megabytes(self) -> float:
        """Resident set of the process alone."""
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(text.split("VmRSS:")[1].split()[0]) / 1024

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)
