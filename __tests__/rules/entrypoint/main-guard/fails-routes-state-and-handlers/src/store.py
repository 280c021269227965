class Store:
    def all(self):
        return []

    def get(self, item_id):
        raise KeyError(item_id)
