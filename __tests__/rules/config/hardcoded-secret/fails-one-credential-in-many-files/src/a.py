DB_PASSWORD = "k3ks-und-Milch"
