"""`cabas serve`: from saving a file to the page, reloaded, that says the new words."""
import http.client, re, signal, statistics, subprocess, threading, time

PATIENCE = 600


class Preview:
    """The server, until the block ends."""

    def __init__(self, command):
        self.process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.said, self.news = [], threading.Condition()
        threading.Thread(target=self.listen, daemon=True).start()
        self.port = int(self.wait_for(r"http://127\.0\.0\.1:(\d+)").group(1))
        self.wait_for("^  ", after="http://")

    def listen(self):
        for line in self.process.stdout:
            with self.news:
                self.said.append(line.rstrip("\n"))
                self.news.notify_all()

    def wait_for(self, pattern, after=None, known=0):
        """The first line said since `known` lines that matches, after one that holds `after`."""
        def found():
            lines = self.said[known:]
            if after:
                at = next((at for at, line in enumerate(lines) if after in line), len(lines))
                lines = lines[at + 1:]
            return next((match for match in (re.search(pattern, line) for line in lines) if match), None)
        with self.news:
            if not self.news.wait_for(lambda: found() or self.process.poll() is not None, PATIENCE) or not found():
                raise SystemExit("cabas serve: " + "\n".join(self.said[-20:]))
            return found()

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path)
        return connection, connection.getresponse()

    def saved(self, file, text, address, words):
        """Saves `text` as `file`; seconds until `address` says `words`, once open pages were told to reload."""
        told = len(self.said)
        events, stream = self.get("/_cabas/events")
        time.sleep(.1)
        started = time.monotonic()
        file.write_text(text, encoding="utf-8")
        for line in stream:
            if b"mistakes" in line or time.monotonic() - started > PATIENCE:
                raise SystemExit("cabas serve: no reload\n" + "\n".join(self.said[-20:]))
            if b"reload" in line:
                break
        connection, answer = self.get(address)
        shown = answer.read().decode()
        took = time.monotonic() - started
        connection.close()
        events.close()
        if words not in shown:
            raise SystemExit(f"cabas serve: {address} does not say {words!r} after its reload")
        # The next change waits until this one is published, which a person's next change does too.
        self.wait_for(" · ", known=told)
        return took

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()


def measure(command, edits, rounds):
    """edits: name → (file, address, edit(text, number) → (text, words)). Medians in seconds by name; files stay as they were."""
    took = {name: [] for name in edits}
    with Preview(command) as preview:
        for number in range(rounds):
            for name, (file, address, edit) in edits.items():
                before = file.read_text(encoding="utf-8")
                text, words = edit(before, number)
                took[name].append(preview.saved(file, text, address, words))
                preview.saved(file, before, address, "")
    return {name: statistics.median(times) for name, times in took.items()}
