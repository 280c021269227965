URL = "postgresql://todo:k3ks-und-Milch@db.acme.io/todo"
OTHER_PASSWORD = "br0t-und-Salz"
