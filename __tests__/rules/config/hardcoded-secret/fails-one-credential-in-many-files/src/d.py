connect(host, password="k3ks-und-Milch")
