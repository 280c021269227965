def run(application):
    return application
