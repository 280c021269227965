def pipeline(task):
    return task


def snapshot_download(name):
    return name
