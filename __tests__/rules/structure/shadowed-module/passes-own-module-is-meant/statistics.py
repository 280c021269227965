def mean_of_tasks():
    return 0
