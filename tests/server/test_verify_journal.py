"""Commands beside a running server: reading works, writing is refused with a reason."""

import pytest


pytestmark = pytest.mark.server


def test_beside_a_server_a_command_may_read_but_not_write(new_server):
    server = new_server()

    verified = server.run("verify-journal")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert verified.stdout == "Nothing is missing or altered.\n"

    unknown = server.run("verify-journal", "--site", "nowhere")
    assert unknown.returncode == 1
    assert "There is no site 'nowhere'" in unknown.stderr

    refused = server.run("create-site")
    assert refused.returncode == 1
    assert "The server is running and holds the database: stop it first." in refused.stderr
