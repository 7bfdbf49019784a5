"""The plan file: tables, mapping, migrations, reading, writing, journal, backups; and playbook files."""
