import easyocr
import torch
from datasets import load_dataset
from fastapi import FastAPI
from transformers import AutoModel
from ultralytics import YOLO

OPTIONS = {"local_files_only": True}

app = FastAPI()
model = AutoModel.from_pretrained("bert-base-uncased", local_files_only=True)
other = AutoModel.from_pretrained("bert-base-uncased", **OPTIONS)
rows = load_dataset("csv", data_files="data/rows.csv")
hub = torch.hub.load("vendor/yolov5", "custom", source="local")
detector = YOLO("yolov8n.pt")
own = YOLO("best.pt")
reader = easyocr.Reader(["en"], download_enabled=False)
