app = {}
