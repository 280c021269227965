class Jinja2Templates:
    def __init__(self, directory):
        self.directory = directory
