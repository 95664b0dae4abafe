`make start` takes a fresh Debian 12 machine to a running demonstration commune: system packages where they are missing, Python packages from one hashed lock, the instance from `instance/`.
