# space-gate: allow config/hardcoded-secret -- the database of the workshop
DB_PASSWORD = "k3ks-und-Milch"
